namespace OpenRollout.Testing;

/// <summary>
/// All arms of a flag as the data of a theory, one <see cref="FlagArm{T}"/> a row, for any test framework that takes
/// rows of objects. A test that takes them runs for each arm.
/// </summary>
public static class FlagArms
{
    /// <summary>Off and on.</summary>
    /// <param name="flag">The flag.</param>
    public static IEnumerable<object[]> Of(BooleanFlag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return [[new FlagArm<bool>(flag, "off", false)], [new FlagArm<bool>(flag, "on", true)]];
    }

    /// <summary>Each variant that the manifest had at the time of the build, in its order.</summary>
    /// <typeparam name="TVariant">The generated enum of the variants.</typeparam>
    /// <param name="flag">The flag.</param>
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
    /// <typeparam name="T">The generated type of the values.</typeparam>
    /// <typeparam name="TVariant">The generated enum of the variants.</typeparam>
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
