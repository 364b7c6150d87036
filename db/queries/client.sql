-- client_add: a client
INSERT INTO client (id, uid, slug, name, currency, zone, locale, email, legal_name, address, vat_id, contact, reference, terms_days, tax, archived, known_at)
VALUES (:id, :uid, :slug, :name, :currency, :zone, :locale, :email, :legal_name, :address, :vat_id, :contact, :reference, :terms_days, :tax, :archived, :known_at);

-- client_edit: all that may change of a client
UPDATE client SET name = :name, currency = :currency, zone = :zone, locale = :locale, email = :email, legal_name = :legal_name,
	address = :address, vat_id = :vat_id, contact = :contact, reference = :reference, terms_days = :terms_days, tax = :tax, archived = :archived
WHERE id = :id;

-- client_one: a client by id
SELECT * FROM client WHERE id = :id;

-- client_all: every client, by slug
SELECT * FROM client ORDER BY archived, slug;

-- client_id: id of a slug
SELECT id FROM client WHERE slug = :slug;

-- client_has_entries: is anything logged for the client
SELECT 1 FROM project p JOIN entry e ON e.project = p.id WHERE p.client = :client LIMIT 1;
