namespace OpenRollout.Contexts;

/// <summary>
/// The attributes of a program in their order. Programs whose attributes have the same names in the same order share one,
/// whichever provider serves them; with it they share where the attributes stand in each typed context. Thread-safe.
/// </summary>
internal sealed class AttributeOrder
{
    /// <summary>More layouts than one application has; maps to others are not kept.</summary>
    private const int MostMaps = 64;

    /// <summary>Those that programs have, and some that no program has any longer. Locked whenever it is used.</summary>
    private static readonly List<WeakReference> Known = [];

    private readonly object _lock = new();
    private readonly string[] _names;
    private volatile AttributeMap? _first;
    private volatile AttributeMap[] _others = [];

    private AttributeOrder(string[] names) => _names = names;

    /// <summary>Returns the order of some names.</summary>
    public static AttributeOrder Of(string[] names)
    {
        lock (Known)
        {
            for (var index = Known.Count - 1; index >= 0; index--)
            {
                if (Known[index].Target is not AttributeOrder known)
                {
                    Known.RemoveAt(index);
                }
                else if (known._names.AsSpan().SequenceEqual(names))
                {
                    return known;
                }
            }

            var order = new AttributeOrder(names);
            Known.Add(new WeakReference(order));
            return order;
        }
    }

    /// <summary>Returns where the attributes stand in a layout. Allocates nothing but when the layout is first asked for.</summary>
    public AttributeMap MapTo(FlagContextLayout layout)
    {
        var first = _first;
        return first is not null && ReferenceEquals(first.Layout, layout) ? first : FindOrAdd(layout);
    }

    private AttributeMap FindOrAdd(FlagContextLayout layout)
    {
        foreach (var other in _others)
        {
            if (ReferenceEquals(other.Layout, layout))
            {
                return other;
            }
        }

        var map = new AttributeMap(_names, layout);
        lock (_lock)
        {
            if (_first is null)
            {
                _first = map;
            }
            else if (_others.Length < MostMaps)
            {
                _others = [.. _others, map];
            }
        }

        return map;
    }
}
