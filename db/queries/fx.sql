-- fx_add: what a currency is from a day on
INSERT INTO fx (id, uid, currency, own, nano, from_on, known_at) VALUES (:id, :uid, :currency, :own, :nano, :from_on, :known_at);

-- fx_same_day: has the currency a figure from that very day
SELECT id FROM fx WHERE currency = :currency AND own = :own AND from_on = :from_on;

-- fx_all: every figure known by an instant, the latest day of a currency last
SELECT * FROM fx WHERE known_at <= :as_of ORDER BY currency, from_on, id;
