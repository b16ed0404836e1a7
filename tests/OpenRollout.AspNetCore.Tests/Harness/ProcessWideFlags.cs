namespace OpenRollout.AspNetCore.Tests.Harness;

/// <summary>Tests whose applications bind the static accessors; they run sequentially.</summary>
[CollectionDefinition("process-wide flags", DisableParallelization = true)]
public sealed class ProcessWideFlags;
