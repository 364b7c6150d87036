-- mlflow_runs: runs of a tracking database that were not deleted, oldest first, those without an end last
SELECT r.run_uuid, r.name, r.status, r.end_time, e.name AS experiment
FROM runs r JOIN experiments e ON e.experiment_id = r.experiment_id
WHERE r.lifecycle_stage <> 'deleted' AND e.lifecycle_stage <> 'deleted'
ORDER BY r.end_time IS NULL, r.end_time, r.run_uuid;

-- mlflow_metric: the last value of one metric of a run
SELECT value, is_nan FROM latest_metrics WHERE run_uuid = :run AND key = :key;

-- mlflow_knows_data: whether the database is of a version that keeps datasets
SELECT 1 AS known FROM sqlite_schema WHERE type = 'table' AND name = 'inputs';

-- mlflow_data: the datasets that a run was given
SELECT d.name, d.digest FROM inputs i JOIN datasets d ON d.dataset_uuid = i.source_id
WHERE i.source_type = 'DATASET' AND i.destination_type = 'RUN' AND i.destination_id = :run
ORDER BY d.name, d.digest;
