using System.ComponentModel;

namespace OpenRollout;

/// <summary>
/// The attributes that a typed context was compiled with. A manifest that was loaded later may have others, or the same
/// in another order: where the attributes of each program stand is worked out once. Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FlagContextLayout
{
    private readonly string[] _names;
    private volatile Dictionary<string, int>? _places;

    /// <summary>Makes a layout.</summary>
    /// <param name="names">The names of the attributes, the targeting key first.</param>
    public FlagContextLayout(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = names;
    }

    /// <summary>The names of the attributes, the targeting key first.</summary>
    internal ReadOnlySpan<string> Names => _names;

    /// <summary>Returns the place of an attribute, or -1 where the layout has none of its name.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <param name="expected">Where it probably stands.</param>
    internal int IndexOf(string name, int expected)
        => expected < _names.Length && _names[expected] == name ? expected
            : (_places ??= IndexNames()).TryGetValue(name, out var place) ? place
            : -1;

    private Dictionary<string, int> IndexNames()
    {
        var places = new Dictionary<string, int>(_names.Length, StringComparer.Ordinal);
        for (var index = 0; index < _names.Length; index++)
        {
            places.TryAdd(_names[index], index);
        }

        return places;
    }
}
