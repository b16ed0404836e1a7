using Circle.Posts;

namespace Circle.Web.Services;

public interface IComposerFeature
{
    bool IsOn { get; }
}

/// <summary>Answers whether the new composer is on.</summary>
internal sealed class ComposerFeature : IComposerFeature
{
    public bool IsOn => Flags.NewComposer.IsEnabled();
}
