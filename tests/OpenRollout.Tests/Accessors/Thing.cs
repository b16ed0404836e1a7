namespace OpenRollout.Tests.Accessors;

/// <summary>A type like those generated from the shape of an object flag's variants.</summary>
/// <param name="A">A property that some variants do not have.</param>
internal sealed record Thing(string A)
{
    public static Thing Read(ObjectValue value) => new(value.Optional("a")?.AsString() ?? "");
}
