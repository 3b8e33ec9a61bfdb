
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  
  "api": {
          Tables: {
            [_ in never]: never
          }
          Views: {
            [_ in never]: never
          }
          Functions: {
            "attach_session":
{ Args: { "client_id": string,"consents"?: Json,"login_id"?: string,"profile"?: Json,"request_id"?: string,"session_id": string,"session_token": string,"timeout_ms"?: number }; Returns: Json
                           },
"calculate_eligibility":
{ Args: { "session_id": string,"session_token": string }; Returns: Json
                           },
"can_migrate":
{ Args: { "session_id": string,"session_token": string }; Returns: Json
                           },
"client_dashboard":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"client_erase":
{ Args: { "confirmation": string }; Returns: Json
                           },
"client_export":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"client_prove_email":
{ Args: { "password_login"?: string }; Returns: Json
                           },
"client_request_produit":
{ Args: { "produit": string }; Returns: Json
                           },
"client_set_consents":
{ Args: { "contact": string,"marketing": string,"text_version": string }; Returns: Json
                           },
"create_session":
{ Args: { "is_test"?: boolean,"source"?: string }; Returns: Json
                           },
"delete_test_data":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"erase_client":
{ Args: { "client_id": string,"operator": string,"reason": string }; Returns: Json
                           },
"migrate_session":
{ Args: { "consents": Json,"email": string,"email_proof"?: string,"password_hash": string,"profile": Json,"request_id"?: string,"session_id": string,"session_token": string,"timeout_ms"?: number }; Returns: Json
                           },
"migration_failures":
{ Args: { "before"?: number,"login_id"?: string,"operator_id"?: string,"page_size"?: number,"state"?: string }; Returns: Json
                           },
"migration_stats":
{ Args: { "login_id"?: string,"operator_id"?: string }; Returns: Json
                           },
"preview_migration":
{ Args: { "client_id"?: string,"login_id"?: string,"session_id": string,"session_token": string }; Returns: Json
                           },
"questionnaire":
{ Args: { "ruleset"?: string }; Returns: Json
                           },
"record_migration_failure":
{ Args: { "client_id"?: string,"code": string,"request_id": string,"session_id": string,"step"?: string }; Returns: boolean
                           },
"save_responses":
{ Args: { "responses": Json,"session_id": string,"session_token": string }; Returns: Json
                           },
"session_data":
{ Args: { "session_id": string,"session_token": string }; Returns: Json
                           },
"set_file_status":
{ Args: { "client_id": string,"file_status": string,"operator": string,"produit": string }; Returns: Json
                           },
"take_slot":
{ Args: { "action": string,"address_digest"?: string,"session_token"?: string }; Returns: Json
                           },
"undo_migration":
{ Args: { "operator": string,"reason": string,"session_id": string }; Returns: Json
                           }
          }
          Enums: {
            [_ in never]: never
          }
          CompositeTypes: {
            [_ in never]: never
          }
        }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "api">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
  ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
      Row: infer R
    }
    ? R
    : never
  : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Insert: infer I
    }
    ? I
    : never
  : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Update: infer U
    }
    ? U
    : never
  : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
  ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
  : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
  ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
  : never

export const Constants = {
  "api": {
          Enums: {
            
          }
        }
} as const
