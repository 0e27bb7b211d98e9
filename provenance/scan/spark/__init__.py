"""The distributed engine: the kernels of the embedded one, applied to parts of a corpus by Apache Spark.

::

    session  files         the cluster, and the lines of a corpus on any Hadoop path
    keys                   lines ─▶ articles, sampled runs
    buckets                runs by hash ─▶ seeds;  seeds by pair ─▶ chains
    texts                  matched articles, brought to their pairs ─▶ passages;  to tasks ─▶ verdicts, stories
    names                  the ids of articles
    engine                 all of it, as a scan asks for it

What runs on the cluster are functions of tables (`mapInArrow`, `applyInArrow`). Numbers travel as packed columns, some
hundred thousand in a row of a table, because a row a number costs more than the work that is done with it.
"""
