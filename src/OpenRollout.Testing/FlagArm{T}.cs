namespace OpenRollout.Testing;

/// <summary>An arm whose value is known by its type.</summary>
/// <typeparam name="T">The type of the flag's values.</typeparam>
public sealed class FlagArm<T> : FlagArm
{
    private readonly FeatureFlag<T> _flag;

    internal FlagArm(FeatureFlag<T> flag, string name, T value)
        : base(flag.Key, name)
        => (_flag, Value) = (flag, value);

    /// <summary>What the flag gives on this arm.</summary>
    public T Value { get; }

    /// <inheritdoc/>
    public override IDisposable Override() => _flag.Override(Value);

    internal override void Set(TestFlagProvider flags) => flags.SetValue(_flag, Value, Name);
}
