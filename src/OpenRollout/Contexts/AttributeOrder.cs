namespace OpenRollout.Contexts;

/// <summary>
/// The names of a program's attributes, in order, with a map to each typed context. All programs of the process whose
/// attributes have the same names in the same order share one instance and its maps. Thread-safe.
/// </summary>
internal sealed class AttributeOrder
{
    /// <summary>The maximum number of stored maps, which is more than an application has layouts.</summary>
    private const int MaxMaps = 64;

    /// <summary>The orders in use, and unused ones that are removed later. Access it under a lock on itself.</summary>
    private static readonly List<WeakReference> Known = [];

    private readonly object _lock = new();
    private readonly string[] _names;
    private volatile AttributeMap? _first;
    private volatile AttributeMap[] _others = [];

    private AttributeOrder(string[] names) => _names = names;

    /// <summary>Returns the shared instance for some names.</summary>
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

    /// <summary>Returns the map to a layout. Allocates only at the first call with the layout.</summary>
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
            else if (_others.Length < MaxMaps)
            {
                _others = [.. _others, map];
            }
        }

        return map;
    }
}
