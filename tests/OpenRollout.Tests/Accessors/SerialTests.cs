namespace OpenRollout.Tests.Accessors;

/// <summary>Tests that listen to the whole process, or that such a listener would disturb: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SerialTests
{
    public const string Name = "Serial";
}
