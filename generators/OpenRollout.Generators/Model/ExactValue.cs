using OpenRollout.Manifest;

namespace OpenRollout.Generators.Model;

/// <summary>
/// A value that equals another only if both have the same JSON. Values of a manifest ignore the order of members and the
/// sign of zero when they are compared; the code generated from them depends on both.
/// </summary>
internal sealed class ExactValue(ManifestValue value) : IEquatable<ExactValue>
{
    private readonly string _json = value.ToString();

    public ManifestValue Value { get; } = value;

    public bool Equals(ExactValue? other) => other is not null && _json == other._json;

    public override bool Equals(object? obj) => Equals(obj as ExactValue);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_json);
}
