using System.ComponentModel;

namespace OpenRollout;

/// <summary>
/// A list of the attribute names that a typed context was generated with. A manifest that is loaded later may declare other
/// attributes, or the same ones in another order; the mapping is computed once for each order. Used by generated code.
/// Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FlagContextLayout
{
    private readonly string[] _names;
    private volatile Dictionary<string, int>? _indices;

    /// <summary>Initializes a new layout. Called by generated code.</summary>
    /// <param name="names">The names of the attributes, the targeting key first.</param>
    /// <exception cref="ArgumentNullException"><paramref name="names"/> is null.</exception>
    public FlagContextLayout(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = names;
    }

    /// <summary>Gets the names of the attributes, the targeting key first.</summary>
    internal ReadOnlySpan<string> Names => _names;

    /// <summary>Returns the index of an attribute, or -1 if the layout has no attribute with that name.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <param name="expected">The index to try first.</param>
    internal int IndexOf(string name, int expected)
        => expected < _names.Length && _names[expected] == name ? expected
            : (_indices ??= IndexNames()).TryGetValue(name, out var index) ? index
            : -1;

    private Dictionary<string, int> IndexNames()
    {
        var indices = new Dictionary<string, int>(_names.Length, StringComparer.Ordinal);
        for (var index = 0; index < _names.Length; index++)
        {
            indices.TryAdd(_names[index], index);
        }

        return indices;
    }
}
