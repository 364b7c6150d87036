-- resource_put: a machine, or its new price; jobs keep the price that they began with
INSERT INTO resource (id, uid, name, hour_micro, currency, provider, gpus, known_at)
VALUES (:id, :uid, :name, :hour_micro, :currency, :provider, :gpus, :known_at)
ON CONFLICT (name) DO UPDATE SET hour_micro = excluded.hour_micro, currency = excluded.currency, provider = excluded.provider, gpus = excluded.gpus, known_at = excluded.known_at;

-- resource_rows: one by name, or all by name
SELECT * FROM resource WHERE :name IS NULL OR name = :name ORDER BY name;
