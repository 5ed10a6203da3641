-- purpose: take back: Log aggregation for analytics

DROP TABLE daily_log_summaries;
