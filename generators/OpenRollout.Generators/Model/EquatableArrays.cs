namespace OpenRollout.Generators.Model;

/// <summary>Makes lists of the pipeline.</summary>
internal static class EquatableArrays
{
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T>
        => new(items);
}
