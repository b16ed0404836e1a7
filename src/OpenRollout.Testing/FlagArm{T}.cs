namespace OpenRollout.Testing;

/// <summary>A flag with one of its possible values, typed. Immutable.</summary>
/// <typeparam name="T">The value type of the flag.</typeparam>
public sealed class FlagArm<T> : FlagArm
{
    private readonly FeatureFlag<T> _flag;

    internal FlagArm(FeatureFlag<T> flag, string name, T value)
        : base(flag.Key, name)
        => (_flag, Value) = (flag, value);

    /// <summary>Gets the value of the flag.</summary>
    public T Value { get; }

    /// <inheritdoc/>
    public override IDisposable Override() => _flag.Override(Value);

    internal override void ApplyTo(TestFlagProvider provider) => provider.SetValue(_flag, Value, Name);
}
