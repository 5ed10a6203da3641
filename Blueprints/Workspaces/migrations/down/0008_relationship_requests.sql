-- purpose: take back: Friend request system

DROP TABLE relationship_requests;
