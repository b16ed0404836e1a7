using System.Diagnostics;
using System.Globalization;
using OpenFeature;
using OpenRollout;

// From the start of an application to its first value. Prints how long that took since the timestamp that the caller passed.
await Api.Instance.SetProviderAsync(new OpenRolloutProvider(new FileManifestSource(Path.Combine(AppContext.BaseDirectory, "flags.json"))));
var user = new FlagContext { TargetingKey = "user-1", Country = "NO" };
var isIn = Flags.Stories.IsEnabled(in user);
var time = Stopwatch.GetTimestamp() - long.Parse(args[0], CultureInfo.InvariantCulture);

// The other types of flags, for a user who is in every rollout.
isIn = isIn
    && Flags.PageSize.GetValue(in user) == 40
    && Flags.Boost.GetValue(in user) == 1.5
    && Flags.Layout.GetVariant(in user) == LayoutVariant.Grid
    && Flags.Theme.GetValue(in user).Accent == "#d6336c";
Console.WriteLine(time);
return isIn ? 0 : 1;
