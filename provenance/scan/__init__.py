"""All reuse in a corpus, from a hundred articles to millions: the answer that two files get, for every pair.

::

    vocabulary words runs keys     what is compared: numbers, the same as `provenance.match` has
    seeds chains passages          what articles share
    judge                          pairs and stories, by the stages that judge two files
    engine scan resume output      the way through, and what is written

Arrays need numpy, tables pyarrow, records orjson: the extra `scan`.
"""
