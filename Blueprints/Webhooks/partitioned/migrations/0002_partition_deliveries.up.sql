-- purpose: keep deliveries in a partition for each day, which pg_partman makes ahead and drops after 30 days
-- category: retention
-- Needs pg_partman 4 in the schema partman. Rows stay; those that retention would remove are not taken along.

LOCK TABLE public.webhook_deliveries IN ACCESS EXCLUSIVE MODE;

ALTER TABLE public.webhook_deliveries RENAME TO webhook_deliveries_whole;

ALTER INDEX public.webhook_deliveries_pkey RENAME TO webhook_deliveries_whole_pkey;

DROP INDEX public.idx_webhook_deliveries_pending, public.idx_webhook_deliveries_webhook_id,
    public.idx_webhook_deliveries_event_id, public.idx_webhook_deliveries_created_at;

CREATE TABLE public.webhook_deliveries (
    LIKE public.webhook_deliveries_whole INCLUDING DEFAULTS INCLUDING CONSTRAINTS
) PARTITION BY RANGE (created_at);

-- A key must hold the column that says in which partition a row is.
ALTER TABLE public.webhook_deliveries
    ADD CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (id, created_at),
    ADD CONSTRAINT webhook_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id)
        REFERENCES public.webhooks (id) ON DELETE CASCADE;

CREATE INDEX idx_webhook_deliveries_pending ON public.webhook_deliveries (scheduled_at) WHERE status = 'pending';

CREATE INDEX idx_webhook_deliveries_webhook_id ON public.webhook_deliveries (webhook_id);

CREATE INDEX idx_webhook_deliveries_event_id ON public.webhook_deliveries (event_id);

CREATE INDEX idx_webhook_deliveries_created_at ON public.webhook_deliveries (created_at);

DELETE FROM public.webhook_deliveries_whole
WHERE created_at < now() - interval '30 days' AND status IN ('delivered', 'failed');

SELECT partman.create_parent(
    p_parent_table := 'public.webhook_deliveries', p_control := 'created_at', p_type := 'native',
    p_interval := 'daily', p_premake := 7,
    p_start_partition := (SELECT least(min(created_at), now())::text FROM public.webhook_deliveries_whole));

UPDATE partman.part_config
SET retention = '30 days', retention_keep_table = false, infinite_time_partitions = true
WHERE parent_table = 'public.webhook_deliveries';

INSERT INTO public.webhook_deliveries SELECT * FROM public.webhook_deliveries_whole;

DROP TABLE public.webhook_deliveries_whole;
