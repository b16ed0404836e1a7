// Hosts bind static accessors, so tests run sequentially.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
