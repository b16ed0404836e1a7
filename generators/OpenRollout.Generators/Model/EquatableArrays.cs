namespace OpenRollout.Generators.Model;

/// <summary>Creates lists with value equality.</summary>
internal static class EquatableArrays
{
    /// <summary>Copies items into a list with value equality.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T>
        => new(items);
}
