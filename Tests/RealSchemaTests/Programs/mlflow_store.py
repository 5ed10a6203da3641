"""Makes the tables of a release of MLflow's store in the database with a URL, as its server does when it starts."""

import sys
import warnings

# What a release warns of is not ours to mend.
warnings.simplefilter("ignore")


def main(url, release):
    sys.path.insert(0, f"{sys.prefix}/../mlflow-skinny=={release}")
    from mlflow import __version__
    from mlflow.store.db.utils import _initialize_tables
    from sqlalchemy import create_engine

    if __version__ != release:
        sys.exit(f"this is MLflow {__version__}, not {release}")
    if url.startswith("sqlite:"):
        url = "sqlite:///" + url.split(":", 1)[1]
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:", 1))
    _initialize_tables(engine)
    engine.dispose()


main(*sys.argv[1:])
