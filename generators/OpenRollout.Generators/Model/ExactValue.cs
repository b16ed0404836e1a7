using OpenRollout.Manifest;

namespace OpenRollout.Generators.Model;

/// <summary>
/// A value that equals another only when both are written alike. Values of the manifest are equal by meaning, whatever
/// the order of members or the sign of zero; code made of them is not.
/// </summary>
internal sealed class ExactValue(ManifestValue value) : IEquatable<ExactValue>
{
    private readonly string _json = value.ToString();

    public ManifestValue Value { get; } = value;

    public bool Equals(ExactValue? other) => other is not null && _json == other._json;

    public override bool Equals(object? obj) => Equals(obj as ExactValue);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_json);
}
