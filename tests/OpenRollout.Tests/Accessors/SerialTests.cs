namespace OpenRollout.Tests.Accessors;

/// <summary>A collection of tests that listen to the whole process, or that such a listener would disturb. They do not run in parallel with other tests.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SerialTests
{
    public const string Name = "Serial";
}
