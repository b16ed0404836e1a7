namespace OpenRollout;

/// <summary>
/// The attributes that a typed context was compiled with. A manifest that was loaded later may have others, or the same
/// in another order: for each program the layout knows where its attributes stand. Thread-safe.
/// </summary>
public sealed class FlagContextLayout
{
    private readonly string[] _names;
    private volatile AttributeMap? _lastMap;

    /// <summary>Makes a layout.</summary>
    /// <param name="names">The names of the attributes, the targeting key first.</param>
    public FlagContextLayout(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = names;
    }

    /// <summary>The names of the attributes, the targeting key first.</summary>
    internal ReadOnlySpan<string> Names => _names;

    /// <summary>Returns where the attributes of a program stand in this layout. Allocates only where they stand in another order than before.</summary>
    internal AttributeMap MapTo(ProviderState state)
    {
        var map = _lastMap;
        return map is not null && ReferenceEquals(map.Order, state.AttributeOrder) ? map : _lastMap = new AttributeMap(state, _names);
    }
}
