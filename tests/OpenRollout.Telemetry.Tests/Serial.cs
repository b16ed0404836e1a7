// Who listens to a meter hears the whole process: whether anybody does must be one test's affair at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
