namespace OpenRollout.Guardrails.Counting;

/// <summary>
/// The evidence over time, in a bounded number of points. When it is full, every other point is removed, and twice as many users lead
/// to a new one. Not thread-safe.
/// </summary>
internal sealed class EvidenceHistory
{
    public const int Capacity = 200;

    private readonly List<GuardrailPoint> _points = [];
    private long _stride = 1;

    /// <summary>Gets the points, oldest first.</summary>
    public IReadOnlyList<GuardrailPoint> Points => _points;

    /// <summary>Adds a point, unless too few users were counted since the last one.</summary>
    /// <returns>Whether the point was added.</returns>
    public bool TryAdd(in GuardrailPoint point)
    {
        if (_points.Count > 0 && UsersOf(point) - UsersOf(_points[^1]) < _stride)
        {
            return false;
        }

        Add(point);
        return true;
    }

    /// <summary>Adds a point that was in a history before.</summary>
    public void Add(in GuardrailPoint point)
    {
        if (_points.Count == Capacity)
        {
            var index = 0;
            _points.RemoveAll(_ => index++ % 2 != 0);
        }

        _points.Add(point);
        // From the points themselves, so that a history that was read continues as before. A power of two, so that points stay evenly spread.
        var last = UsersOf(point);
        while (last / _stride >= Capacity)
        {
            _stride *= 2;
        }
    }

    private static long UsersOf(in GuardrailPoint point) => point.Treated + point.Control;
}
