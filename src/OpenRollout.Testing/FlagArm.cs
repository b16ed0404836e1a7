namespace OpenRollout.Testing;

/// <summary>One of the ways that code with a flag can go: the flag and a value of it.</summary>
public abstract class FlagArm
{
    private protected FlagArm(string key, string name) => (Key, Name) = (key, name);

    /// <summary>The flag's key.</summary>
    public string Key { get; }

    /// <summary>The variant's name in the manifest; <c>on</c> or <c>off</c> for a boolean flag.</summary>
    public string Name { get; }

    /// <summary>
    /// Makes code go this way until the result is disposed of, for all that runs in this asynchronous context:
    /// see <see cref="FeatureFlag{T}.Override"/>.
    /// </summary>
    public abstract IDisposable Override();

    /// <summary>Names the arm, as in <c>stories: on</c>.</summary>
    public override string ToString() => $"{Key}: {Name}";

    /// <summary>Makes a provider give this arm's value.</summary>
    internal abstract void Set(TestFlagProvider flags);
}
