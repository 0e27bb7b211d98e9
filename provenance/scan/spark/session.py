"""A Spark session that is quiet, keeps to this machine if it is to, and leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import provenance
from provenance.errors import UsageError
from provenance.scan.extra import module

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Session: TypeAlias = Any
"""A `pyspark.sql.SparkSession`. The library is imported only where a scan asks for it, so its types are not known."""
Context: TypeAlias = Any
"""A `pyspark.SparkContext`."""
Frame: TypeAlias = Any
"""A `pyspark.sql.DataFrame`."""

BATCH = 1024
"""Lines that are handed to Python at once: some megabytes of news."""
_SPLIT = 32 << 20
"""Bytes of a file that one task reads: a second or two. Judgement."""
_QUIET = "rootLogger.level = off\n"
_LIGHT = "-XX:-UsePerfData -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
"""Of Java on this machine: it hands bytes from one process to another. 10,000 articles took 19 s of processors with it
and 35 s without."""
_SETTINGS = {
    "spark.app.name": "provenance scan",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.maxResultSize": "0",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.files.maxPartitionBytes": str(_SPLIT),
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH),
    # A file that went away is an error, and so is one that is damaged.
    "spark.sql.files.ignoreMissingFiles": "false",
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.parquet.mergeSchema": "true",
    "spark.sql.shuffle.partitions": "200",
}


@contextmanager
def session(master: str, memory: int) -> Iterator[Session]:
    """A session for the time of a scan.

    Args:
        master: where the work is done, in Spark's own words: `local[4]`, `yarn`, `spark://host:7077`.
        memory: bytes that the Java process here may hold; on a cluster, what the configuration of the cluster says.

    Raises:
        UsageError: pyspark or Java are not there, or no session can be had.
    """
    _check()
    folder = Path(tempfile.mkdtemp(prefix="provenance-spark-"))
    local = master.startswith("local")
    try:
        context = _context(folder, _settings(folder, master, memory, local=local), local=local)
        try:
            yield module("pyspark.sql", "spark").SparkSession(context)
        finally:
            _end(context)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _check() -> None:
    for name in ("pyspark", "pandas", "pyarrow"):
        module(name, "spark")
    home = os.environ.get("JAVA_HOME")
    if not shutil.which(str(Path(home, "bin", "java")) if home else "java"):
        raise UsageError(
            "This needs Java 17 or newer, which is not there. Install it (Debian and Ubuntu: `apt install "
            "openjdk-17-jre-headless`), or let JAVA_HOME name its folder."
        )


def _settings(folder: Path, master: str, memory: int, *, local: bool) -> Mapping[str, str]:
    settings = {**_SETTINGS, "spark.master": master}
    if local:
        quiet = folder / "log4j2.properties"
        quiet.write_text(_QUIET, encoding="utf-8")
        settings |= {
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.memory": f"{max(512, memory >> 20)}m",
            "spark.local.dir": str(folder),
            "spark.sql.warehouse.dir": str(folder / "warehouse"),
            "spark.driver.extraJavaOptions": f"-Djava.io.tmpdir={folder} -Dlog4j2.configurationFile=file:{quiet} "
            f"{_LIGHT}",
        }
    return settings


def _context(folder: Path, settings: Mapping[str, str], *, local: bool) -> Context:
    pyspark, gateways = module("pyspark", "spark"), module("pyspark.java_gateway", "spark")
    conf = pyspark.SparkConf().setAll(list(settings.items()))
    if local:
        # The processes that Java starts are to be this Python, and to find this very package.
        os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
        here = [str(Path(provenance.__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])]
        os.environ["PYTHONPATH"] = os.pathsep.join(here)
    said = folder / "stderr"
    try:
        with said.open("wb") as file:
            gateway = gateways.launch_gateway(conf, {"stdout": subprocess.DEVNULL, "stderr": file} if local else None)
            return pyspark.SparkContext(conf=conf, gateway=gateway)
    except Exception as error:
        lines = said.read_text(encoding="utf-8", errors="replace").splitlines()
        why = next((line for line in lines if "rror" in line or "xception" in line), str(error).partition("\n")[0])
        raise UsageError(f"Spark does not start with --master {settings['spark.master']}: {why[:300]}") from error


def _end(context: Context) -> None:
    """End the session and the Java process behind it, which would else go on until Python ends."""
    gateway = context._gateway  # noqa: SLF001 - there is no public way to end it
    context.stop()
    gateway.shutdown()
    process = gateway.proc
    process.stdin.close()
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    kept = type(context)
    kept._gateway = kept._jvm = None  # noqa: SLF001 - so that another session begins anew
