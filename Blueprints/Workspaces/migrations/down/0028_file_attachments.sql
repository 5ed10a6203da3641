-- purpose: take back: Metadata of attached files

DROP TABLE attachments;
