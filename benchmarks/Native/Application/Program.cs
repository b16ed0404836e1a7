using OpenFeature;
using OpenRollout;

// From the start of an application to its first values: one flag of each type, for a user who is in every rollout.
await Api.Instance.SetProviderAsync(new OpenRolloutProvider(new FileManifestSource(Path.Combine(AppContext.BaseDirectory, "flags.json"))));
var user = new FlagContext { TargetingKey = "user-1", Country = "NO" };
return Flags.Stories.IsEnabled(in user)
    && Flags.PageSize.GetValue(in user) == 40
    && Flags.Boost.GetValue(in user) == 1.5
    && Flags.Layout.GetVariant(in user) == LayoutVariant.Grid
    && Flags.Theme.GetValue(in user).Accent == "#d6336c" ? 0 : 1;
