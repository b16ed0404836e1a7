namespace OpenRollout.Testing;

/// <summary>
/// Provides all possible values of a flag as theory data, one <see cref="FlagArm{T}"/> for each row, for test frameworks that accept
/// rows of objects, such as xUnit's <c>MemberData</c>.
/// </summary>
public static class FlagArms
{
    /// <summary>Returns two rows, for the values <see langword="false"/> and <see langword="true"/> of a boolean flag.</summary>
    /// <param name="flag">The flag.</param>
    /// <returns>The rows.</returns>
    public static IEnumerable<object[]> Of(BooleanFlag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return [[new FlagArm<bool>(flag, "off", false)], [new FlagArm<bool>(flag, "on", true)]];
    }

    /// <summary>Returns one row for each variant that the manifest declared when the application was built, in the order of the manifest.</summary>
    /// <typeparam name="TVariant">The generated variant enum.</typeparam>
    /// <param name="flag">The flag.</param>
    /// <returns>The rows.</returns>
    public static IEnumerable<object[]> Of<TVariant>(StringFlag<TVariant> flag)
        where TVariant : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(flag);
        return Rows(flag, flag.Variants);
    }

    /// <inheritdoc cref="Of{TVariant}(StringFlag{TVariant})"/>
    public static IEnumerable<object[]> Of<TVariant>(IntegerFlag<TVariant> flag)
        where TVariant : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(flag);
        return Rows(flag, flag.Variants);
    }

    /// <inheritdoc cref="Of{TVariant}(StringFlag{TVariant})"/>
    public static IEnumerable<object[]> Of<TVariant>(DoubleFlag<TVariant> flag)
        where TVariant : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(flag);
        return Rows(flag, flag.Variants);
    }

    /// <inheritdoc cref="Of{TVariant}(StringFlag{TVariant})"/>
    /// <typeparam name="T">The generated value type.</typeparam>
    /// <typeparam name="TVariant">The generated variant enum.</typeparam>
    public static IEnumerable<object[]> Of<T, TVariant>(ObjectFlag<T, TVariant> flag)
        where T : class
        where TVariant : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(flag);
        return Rows(flag, flag.Variants);
    }

    private static object[][] Rows<T, TVariant>(FeatureFlag<T> flag, IReadOnlyList<FlagVariant<T, TVariant>> variants)
        where TVariant : struct, Enum
        => [.. variants.Select(variant => new object[] { new FlagArm<T>(flag, variant.Name, variant.Value) })];
}
