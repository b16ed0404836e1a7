using Microsoft.AspNetCore.Components;

namespace Circle.Pages.Components;

/// <summary>The tools of the composer.</summary>
public partial class Toolbar
{
    [Inject]
    private IFlagsSnapshot Snapshot { get; set; } = null!;

    private IEnumerable<string> Tools
    {
        get
        {
            yield return "Bold";
            if (Snapshot.NewComposer)
            {
                yield return "Poll";
                yield return "Schedule";
            }
        }
    }
}
