/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A QR code. It is dark on light in a dark window too, with the four light modules around it that
 * cameras look for, and each module has a whole number of pixels. What it says is forgotten with
 * it.
 */

#include "alpr-qr-code.h"

#include "alpr-qr.h"

#define MARGIN 4
#define SMALLEST 180
#define NATURAL 220

struct _AlprQrCode
{
  GtkWidget parent_instance;

  GBytes *modules; /* owned, nullable */
  int width;       /* modules a side */
};

G_DEFINE_FINAL_TYPE (AlprQrCode, alpr_qr_code, GTK_TYPE_WIDGET)

/* A run of dark modules is one rectangle. */
static void
draw_row (GtkSnapshot *snapshot, const guint8 *row, int width, const graphene_rect_t *at,
          float size)
{
  const GdkRGBA dark = { 0, 0, 0, 1 };

  for (int x = 0; x < width; x++)
    {
      int end = x;

      while (end < width && row[end] != 0)
        end++;
      if (end > x)
        gtk_snapshot_append_color (
            snapshot, &dark,
            &GRAPHENE_RECT_INIT (at->origin.x + (float)x * size, at->origin.y,
                                 (float)(end - x) * size, size));
      x = end;
    }
}

static void
alpr_qr_code_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AlprQrCode *self = ALPR_QR_CODE (widget);
  const GdkRGBA light = { 1, 1, 1, 1 };
  int all = self->width + 2 * MARGIN;
  int room = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  float size = (float)(room / MAX (all, 1));
  float side = size * (float)all;
  float left = (float)(int)(((float)gtk_widget_get_width (widget) - side) / 2);
  float top = (float)(int)(((float)gtk_widget_get_height (widget) - side) / 2);
  const guint8 *dark;

  if (self->modules == NULL)
    return;
  dark = g_bytes_get_data (self->modules, NULL);
  gtk_snapshot_append_color (snapshot, &light, &GRAPHENE_RECT_INIT (left, top, side, side));
  for (int y = 0; y < self->width; y++)
    draw_row (snapshot, dark + y * self->width, self->width,
              &GRAPHENE_RECT_INIT (left + MARGIN * size, top + (float)(MARGIN + y) * size, 0, 0),
              size);
}

static void
alpr_qr_code_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = SMALLEST;
  *natural = NATURAL;
}

static void
alpr_qr_code_finalize (GObject *object)
{
  g_clear_pointer (&ALPR_QR_CODE (object)->modules, g_bytes_unref);
  G_OBJECT_CLASS (alpr_qr_code_parent_class)->finalize (object);
}

static void
alpr_qr_code_class_init (AlprQrCodeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alpr_qr_code_finalize;
  widget_class->snapshot = alpr_qr_code_snapshot;
  widget_class->measure = alpr_qr_code_measure;
  gtk_widget_class_set_css_name (widget_class, "qrcode");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
alpr_qr_code_init (AlprQrCode *self)
{
}

/**
 * alpr_qr_code_set_text:
 * @self: a QR code
 * @text: (nullable): what it says; %NULL for nothing
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_FORMAT where the text is too long
 */
gboolean
alpr_qr_code_set_text (AlprQrCode *self, AlprSecret *text, GError **error)
{
  GBytes *modules = NULL;
  int width = 0;

  if (text != NULL)
    {
      modules = alpr_qr_encode (text, &width, error);
      if (modules == NULL)
        return FALSE;
    }
  g_clear_pointer (&self->modules, g_bytes_unref);
  self->modules = modules;
  self->width = width;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}
