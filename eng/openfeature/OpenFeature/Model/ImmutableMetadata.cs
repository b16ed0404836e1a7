using System.Collections.Immutable;

namespace OpenFeature.Model;

/// <summary>Metadata of a flag's value or of an event. A getter returns <see langword="null"/> for a missing key and for a value of another type.</summary>
public sealed class ImmutableMetadata
{
    private readonly ImmutableDictionary<string, object> _metadata;

    public ImmutableMetadata()
    {
        _metadata = ImmutableDictionary<string, object>.Empty;
    }

    public ImmutableMetadata(Dictionary<string, object> metadata)
    {
        _metadata = metadata.ToImmutableDictionary();
    }

    public int Count => _metadata.Count;

    public bool IsEmpty => _metadata.IsEmpty;

    public bool? GetBool(string key) => Get<bool>(key);

    public int? GetInt(string key) => Get<int>(key);

    public double? GetDouble(string key) => Get<double>(key);

    public string? GetString(string key) => _metadata.GetValueOrDefault(key) as string;

    private T? Get<T>(string key) where T : struct => _metadata.GetValueOrDefault(key) is T value ? value : null;
}
