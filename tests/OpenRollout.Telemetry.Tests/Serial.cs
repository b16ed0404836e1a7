// A meter listener receives the measurements of the whole process, so tests with listeners do not run in parallel.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
