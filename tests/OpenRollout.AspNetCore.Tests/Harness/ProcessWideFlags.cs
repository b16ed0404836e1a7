namespace OpenRollout.AspNetCore.Tests.Harness;

/// <summary>Tests whose applications have the process's static flags, one after another.</summary>
[CollectionDefinition("process-wide flags", DisableParallelization = true)]
public sealed class ProcessWideFlags;
