namespace OpenRollout.Testing;

/// <summary>A flag with one of its possible values, for example <c>stories</c> with <see langword="true"/>. Immutable.</summary>
public abstract class FlagArm
{
    private protected FlagArm(string key, string name) => (Key, Name) = (key, name);

    /// <summary>Gets the key of the flag.</summary>
    public string Key { get; }

    /// <summary>Gets the name of the variant in the manifest; <c>on</c> or <c>off</c> for a boolean flag.</summary>
    public string Name { get; }

    /// <summary>
    /// Overrides the flag with this value in the current asynchronous context until the returned object is disposed. See
    /// <see cref="FeatureFlag{T}.Override"/>.
    /// </summary>
    /// <returns>
    /// An object that ends the override when disposed. Disposing it throws an <see cref="InvalidOperationException"/> if no evaluation could
    /// read the override, because it was created in an async method that has ended.
    /// </returns>
    public abstract IDisposable Override();

    /// <summary>Returns the key and the name, such as <c>stories: on</c>.</summary>
    public override string ToString() => $"{Key}: {Name}";

    /// <summary>Sets the flag of a provider to this value.</summary>
    internal abstract void ApplyTo(TestFlagProvider provider);
}
