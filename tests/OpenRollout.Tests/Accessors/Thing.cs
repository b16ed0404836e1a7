namespace OpenRollout.Tests.Accessors;

/// <summary>A type as it is generated from the shape of an object flag's variants.</summary>
/// <param name="A">Missing in some variants.</param>
internal sealed record Thing(string A)
{
    public static Thing Read(ObjectValue value) => new(value.Optional("a")?.AsString() ?? "");
}
