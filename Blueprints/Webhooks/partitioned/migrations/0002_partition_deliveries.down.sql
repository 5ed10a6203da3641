-- purpose: take back: keep deliveries in one table again

LOCK TABLE public.webhook_deliveries IN ACCESS EXCLUSIVE MODE;

ALTER TABLE public.webhook_deliveries RENAME TO webhook_deliveries_parts;

ALTER INDEX public.webhook_deliveries_pkey RENAME TO webhook_deliveries_parts_pkey;

DROP INDEX public.idx_webhook_deliveries_pending, public.idx_webhook_deliveries_webhook_id,
    public.idx_webhook_deliveries_event_id, public.idx_webhook_deliveries_created_at;

CREATE TABLE public.webhook_deliveries (
    LIKE public.webhook_deliveries_parts INCLUDING DEFAULTS INCLUDING CONSTRAINTS
);

INSERT INTO public.webhook_deliveries SELECT * FROM public.webhook_deliveries_parts;

ALTER TABLE public.webhook_deliveries
    ADD CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (id),
    ADD CONSTRAINT webhook_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id)
        REFERENCES public.webhooks (id) ON DELETE CASCADE;

CREATE INDEX idx_webhook_deliveries_pending ON public.webhook_deliveries (scheduled_at) WHERE status = 'pending';

CREATE INDEX idx_webhook_deliveries_webhook_id ON public.webhook_deliveries (webhook_id);

CREATE INDEX idx_webhook_deliveries_event_id ON public.webhook_deliveries (event_id);

CREATE INDEX idx_webhook_deliveries_created_at ON public.webhook_deliveries (created_at);

DELETE FROM partman.part_config WHERE parent_table = 'public.webhook_deliveries';

DROP TABLE public.webhook_deliveries_parts;

DROP TABLE partman.template_public_webhook_deliveries;
