// Hosts bind the generated flags, which are the process's: one test after another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
