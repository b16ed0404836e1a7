using Circle.Posts;
using OpenFeature;
using OpenFeature.Model;

namespace Circle.Web.Services;

/// <summary>Describes the composer to the people on call, with OpenFeature's own client.</summary>
internal static class ComposerReport
{
    public static async Task<string> WriteAsync(IFeatureClient client)
    {
        var context = EvaluationContext.Builder().SetTargetingKey("on-call").Build();
        var isNew = await client.GetBooleanValueAsync(FlagKeys.NewComposer, false, context);
        var details = await client.GetBooleanDetailsAsync(FlagKeys.CompactFeed, false, context);
        var name = isNew ? "new" : "old";
        if (await client.GetBooleanValueAsync("new-composer", false) && details.Value)
        {
            name += ", compact";
        }

        return await IsSlowAsync(client) ? $"{name}, slow" : $"{name}, {details.FlagKey}";
    }

    /// <summary>The old composer was slow with many drafts.</summary>
    private static async Task<bool> IsSlowAsync(IFeatureClient client)
        => !(await client.GetBooleanDetailsAsync(FlagKeys.NewComposer, false)).Value && Flags.MaxDrafts.GetValue() > 100;
}
