using Circle.Posts;
using Circle.Posts.Drafts;
using Circle.Posts.Publishing;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Circle.Web.Services;

internal static class ComposerRegistration
{
    public static IServiceCollection AddComposer(this IServiceCollection services)
    {
        services.AddSingleton<IClock, SystemClock>();
        services.AddSingleton(new Accounts(new Dictionary<string, Account>()));
        services.AddSingleton<DraftHistory>();
        services.AddSingleton<SingleDraftStore>();
        services.AddSingleton<IComposerFeature, ComposerFeature>();
        services.TryAddSingleton<PostValidator>();
        services.AddSingleton<IDraftStore>(provider => Flags.NewComposer.IsEnabled()
            ? provider.GetRequiredService<DraftHistory>()
            : provider.GetRequiredService<SingleDraftStore>());
        services.AddSingleton<DraftService>();
        services.AddSingleton<Publisher>();
        if (Flags.NewComposer.IsEnabled())
            services.AddHostedService<ScheduledPosts>();
        return services;
    }
}
