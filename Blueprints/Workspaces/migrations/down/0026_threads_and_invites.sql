-- purpose: take back: Stranger 1-to-1 matching system

DROP TABLE thread_participants;
DROP TABLE thread_invites;
DROP TABLE threads;
