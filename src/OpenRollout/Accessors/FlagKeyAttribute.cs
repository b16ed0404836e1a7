using System.ComponentModel;

namespace OpenRollout;

/// <summary>
/// Marks a generated property with the key of its flag, which can differ from the property's name. Analyzers find uses of flags by this
/// attribute. Applied by generated code.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FlagKeyAttribute : Attribute
{
    /// <summary>Initializes a new instance of the <see cref="FlagKeyAttribute"/> class.</summary>
    /// <param name="key">The key of the flag.</param>
    /// <param name="manifest">The path of the flag's manifest, relative to the project that generates the property, with forward slashes.</param>
    public FlagKeyAttribute(string key, string manifest = "")
    {
        Key = key;
        Manifest = manifest;
    }

    /// <summary>Gets the key of the flag.</summary>
    public string Key { get; }

    /// <summary>
    /// Gets the path of the flag's manifest, relative to the project that generates the property, with forward slashes.
    /// Manifests of one project can have the same key; this path tells their flags apart.
    /// </summary>
    public string Manifest { get; }
}
