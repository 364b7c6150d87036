-- mlflow_has: whether the database is of a version that has the column; what a view shows need not have an end
SELECT 1 AS known FROM pragma_table_list(:table) t JOIN pragma_table_info(:table) c
WHERE t.schema = 'main' AND t.type = 'table' AND c.name = :column;

-- mlflow_runs: runs that were not deleted, oldest first, those without an end last
SELECT r.run_uuid, r.name, r.status, r.end_time, e.name AS experiment,
	(SELECT t.value FROM tags t WHERE t.run_uuid = r.run_uuid AND t.key = 'mlflow.runName') AS tagged
FROM runs r JOIN experiments e ON e.experiment_id = r.experiment_id
WHERE r.lifecycle_stage <> 'deleted' AND e.lifecycle_stage <> 'deleted'
ORDER BY r.end_time IS NULL, r.end_time, r.run_uuid;

-- mlflow_metric: the last value of one metric of a run
SELECT value, is_nan FROM latest_metrics WHERE run_uuid = :run AND key = :key;

-- mlflow_metric_history: the same before the last values had a table of their own
SELECT value, is_nan FROM metrics WHERE run_uuid = :run AND key = :key
ORDER BY step DESC, timestamp DESC, value DESC LIMIT 1;

-- mlflow_metric_first: the same in the first version, which knew neither steps nor what is no number
SELECT value, 0 AS is_nan FROM metrics WHERE run_uuid = :run AND key = :key
ORDER BY timestamp DESC, value DESC LIMIT 1;

-- mlflow_model_metrics: the values of one metric by the data that it was measured on, as a run's models were, the last of each last
SELECT dataset_name AS name, dataset_digest AS digest, metric_value AS value, metric_value IS NULL AS is_nan
FROM logged_model_metrics
WHERE run_id = :run AND metric_name = :key AND dataset_digest IS NOT NULL
ORDER BY dataset_name, dataset_digest, metric_step, metric_timestamp_ms, metric_value;

-- mlflow_data: the datasets that a run was given
SELECT d.name, d.digest FROM inputs i JOIN datasets d ON d.dataset_uuid = i.source_id
WHERE i.source_type = 'DATASET' AND i.destination_type = 'RUN' AND i.destination_id = :run
ORDER BY d.name, d.digest;

-- mlflow_data_judged: those of them on which it was measured, as far as it was said which it was trained on
SELECT d.name, d.digest FROM inputs i JOIN datasets d ON d.dataset_uuid = i.source_id
WHERE i.source_type = 'DATASET' AND i.destination_type = 'RUN' AND i.destination_id = :run
	AND NOT EXISTS (SELECT 1 FROM input_tags t WHERE t.input_uuid = i.input_uuid AND t.name = 'mlflow.data.context' AND t.value LIKE 'train%')
ORDER BY d.name, d.digest;
