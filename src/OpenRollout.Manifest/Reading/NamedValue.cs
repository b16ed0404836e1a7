namespace OpenRollout.Manifest.Reading;

/// <summary>A string that the manifest can contain, and the value that it denotes.</summary>
/// <param name="name">The string, in ASCII.</param>
/// <param name="value">The value.</param>
internal readonly struct NamedValue<T>(string name, T value)
    where T : struct
{
    public string Name { get; } = name;

    public T Value { get; } = value;
}
