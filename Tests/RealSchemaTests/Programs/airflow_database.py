"""Makes the tables of a release of Airflow in the database with a URL: by its migrations, or `models`: by its models."""

import os
import sys
import tempfile
import warnings

# What a release warns of is not ours to mend.
warnings.simplefilter("ignore")


def main(url, release):
    if url.startswith("sqlite:"):
        url = "sqlite:///" + url.split(":", 1)[1]
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(
            AIRFLOW_HOME=home,
            AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=url.replace("postgresql:", "postgresql+psycopg2:", 1),
            AIRFLOW__CORE__LOAD_EXAMPLES="False", AIRFLOW__LOGGING__LOGGING_LEVEL="ERROR",
        )
        from airflow.utils import db

        if release == "models":
            db.initdb()
        else:
            from alembic import command

            command.upgrade(db._get_alembic_config(), db._REVISION_HEADS_MAP[release])


main(*sys.argv[1:])
